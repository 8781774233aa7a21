/** The panel's page. Scripts run only with this nonce, styles only from the extension, and nothing is loaded from anywhere else. */
export function pageHtml(page: { nonce: string; cspSource: string; script: string; style: string }): string {
  const policy = ["default-src 'none'", `style-src ${page.cspSource}`, `script-src 'nonce-${page.nonce}'`].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${page.style}">
<title>Memory Probe</title>
</head>
<body>
<main id="panel"></main>
<script nonce="${page.nonce}" src="${page.script}"></script>
</body>
</html>`;
}
