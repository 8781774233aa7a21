/** The panel's page. Scripts run only with this nonce, styles only from the extension, and nothing is loaded from anywhere else. */
export declare function pageHtml(page: {
    nonce: string;
    cspSource: string;
    script: string;
    style: string;
}): string;
