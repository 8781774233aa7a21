/** A few variables of the editor's own themes, for tests that show the panel outside the editor. */
const fonts = {
  "--vscode-font-family": "system-ui, 'Ubuntu', 'DejaVu Sans', sans-serif",
  "--vscode-font-size": "13px",
  "--vscode-editor-font-family": "'DejaVu Sans Mono', monospace",
};

export const DARK = {
  kind: "vscode-dark",
  variables: {
    ...fonts,
    "--vscode-foreground": "#cccccc",
    "--vscode-descriptionForeground": "#9d9d9d",
    "--vscode-editor-background": "#1f1f1f",
    "--vscode-errorForeground": "#f85149",
    "--vscode-focusBorder": "#0078d4",
    "--vscode-textLink-foreground": "#4daafc",
    "--vscode-widget-border": "#313131",
    "--vscode-button-foreground": "#ffffff",
    "--vscode-button-background": "#0078d4",
    "--vscode-button-hoverBackground": "#026ec1",
    "--vscode-button-secondaryForeground": "#cccccc",
    "--vscode-button-secondaryBackground": "#313131",
    "--vscode-button-secondaryHoverBackground": "#3c3c3c",
    "--vscode-charts-blue": "#3794ff",
    "--vscode-charts-red": "#f14c4c",
    "--vscode-charts-green": "#89d185",
    "--vscode-charts-yellow": "#cca700",
  },
};

export const LIGHT = {
  kind: "vscode-light",
  variables: {
    ...fonts,
    "--vscode-foreground": "#3b3b3b",
    "--vscode-descriptionForeground": "#616161",
    "--vscode-editor-background": "#ffffff",
    "--vscode-errorForeground": "#c72e0f",
    "--vscode-focusBorder": "#005fb8",
    "--vscode-textLink-foreground": "#005fb8",
    "--vscode-widget-border": "#e5e5e5",
    "--vscode-button-foreground": "#ffffff",
    "--vscode-button-background": "#005fb8",
    "--vscode-button-hoverBackground": "#0258a8",
    "--vscode-button-secondaryForeground": "#3b3b3b",
    "--vscode-button-secondaryBackground": "#e5e5e5",
    "--vscode-button-secondaryHoverBackground": "#cccccc",
    "--vscode-charts-blue": "#1a85ff",
    "--vscode-charts-red": "#e51400",
    "--vscode-charts-green": "#388a34",
    "--vscode-charts-yellow": "#bf8803",
  },
};

export const HIGH_CONTRAST = {
  kind: "vscode-high-contrast",
  variables: {
    ...fonts,
    "--vscode-foreground": "#ffffff",
    "--vscode-descriptionForeground": "#ffffff",
    "--vscode-editor-background": "#000000",
    "--vscode-errorForeground": "#f48771",
    "--vscode-focusBorder": "#f38518",
    "--vscode-textLink-foreground": "#21a6ff",
    "--vscode-contrastBorder": "#6fc3df",
    "--vscode-widget-border": "#6fc3df",
    "--vscode-button-foreground": "#ffffff",
    "--vscode-button-background": "#000000",
    "--vscode-button-border": "#6fc3df",
    "--vscode-button-secondaryForeground": "#ffffff",
    "--vscode-button-secondaryBackground": "#000000",
    "--vscode-charts-blue": "#3794ff",
    "--vscode-charts-red": "#f14c4c",
    "--vscode-charts-green": "#89d185",
    "--vscode-charts-yellow": "#cca700",
  },
};
