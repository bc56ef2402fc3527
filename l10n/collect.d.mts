export function collectWords(): Readonly<Record<string, string>>;
