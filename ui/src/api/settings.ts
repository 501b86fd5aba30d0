// Settings as the page uses them: always there, changed at once, stored by Rust.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';

import { client } from './client';
import { defaultSettings, keys, settingsQuery, type AllSettings } from './queries';

export type SettingsPatch = Partial<AllSettings> | ((before: AllSettings) => Partial<AllSettings>);

/** The settings, and how to change some of them. */
export function useSettings(): readonly [AllSettings, (patch: SettingsPatch) => void] {
  const queries = useQueryClient();
  const { data } = useQuery(settingsQuery());
  return [data ?? defaultSettings, (patch) => void changeSettings(queries, patch)];
}

/** One of the settings: who asks is drawn anew only when that one changes. */
export function useSetting<Name extends keyof AllSettings>(name: Name): AllSettings[Name] {
  const { data } = useQuery({ ...settingsQuery(), select: (settings) => settings[name] });
  return data ?? defaultSettings[name];
}

/** Writes are put in line, so that the last one to be made is the last one to be stored. */
let writing: Promise<void> = Promise.resolve();

export function changeSettings(queries: QueryClient, patch: SettingsPatch): Promise<void> {
  const before = queries.getQueryData<AllSettings>(keys.settings) ?? defaultSettings;
  const after = { ...before, ...(typeof patch === 'function' ? patch(before) : patch) };
  queries.setQueryData(keys.settings, after);
  writing = writing.then(async () => {
    try {
      await client.saveSettings(after);
    } catch {
      // It holds until the app closes: nothing the person has to act on. Rust has logged why.
    }
  });
  return writing;
}
