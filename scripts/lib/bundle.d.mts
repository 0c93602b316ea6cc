/** Bundles what Node runs, as the product ships it. */
export function bundleForNode(entryPoints: Readonly<Record<string, string>>, outdir: string): Promise<void>;
