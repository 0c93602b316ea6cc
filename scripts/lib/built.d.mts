/** Is the build that of the present sources? */
export function isBuilt(): boolean;
