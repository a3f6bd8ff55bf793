export function readable(url: string): string;
