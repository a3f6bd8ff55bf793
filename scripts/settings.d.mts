type Settings = Readonly<Record<string, string>>;
type Source = Readonly<Record<string, string | undefined>>;

export function settingsFrom(source: Source, how: { sample: boolean }): Settings;
export function warningIn(settings: Settings): string | null;
export function wrongIn(settings: Settings, how: { sample: boolean }): string | null;
