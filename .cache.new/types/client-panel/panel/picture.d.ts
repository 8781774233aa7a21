/** The curve as a PNG's data URL: on the page's background, with the command and the peak above it and the key below. */
export declare function pictureOf(canvas: HTMLCanvasElement, title: string, detail: string, key: [string, string][]): string;
