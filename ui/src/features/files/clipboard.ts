// Files on the clipboard: pictures that were pasted. Their bytes go to Rust, which keeps them until they are sent.
import { client, type PickedFile } from '@/api';

/** The files of a paste; none when words were pasted. */
export function clipboardFiles(data: DataTransfer | null): File[] {
  if (!data) return [];
  // WebKit lists a picture among the items before it lists it among the files.
  const items = data.files.length > 0 ? [] : [...(data.items ?? [])].flatMap((item) => item.getAsFile() ?? []);
  const files = [...data.files, ...items];
  // Office programs put a picture of copied text beside the text: the person means the text.
  const hasText = data.types.includes('text/plain');
  return hasText && files.every((file) => file.type.startsWith('image/')) ? [] : files;
}

/** Whether the clipboard holds something that the event keeps to itself: WebKitGTK does so with a picture. */
export function saysNothing(data: DataTransfer | null): boolean {
  return data !== null && data.types.length === 0;
}

/** The pictures on the clipboard, asked for. Only while a paste is being handled. */
export async function clipboardPictures(): Promise<File[]> {
  // It refuses when there is nothing that a page may see.
  const items = await navigator.clipboard.read().catch(() => []);
  return Promise.all(
    items.flatMap((item) => {
      const type = item.types.find((one) => one.startsWith('image/'));
      return type === undefined ? [] : [item.getType(type).then((picture) => new File([picture], '', { type }))];
    }),
  );
}

/** A name for a picture that has none of its own: browsers call every pasted one "image.png". */
export function pastedName(file: File, stem: string): string {
  const generic = /^(?:image|unknown|clipboard|)\.?[a-z]*$/i.test(file.name);
  return generic
    ? `${stem}.${file.type.split('/')[1]?.replace('jpeg', 'jpg').replace(/\+.*/, '') || 'png'}`
    : file.name;
}

/** Hands pasted files to Rust. */
export function pasteFiles(files: readonly File[], stem: string): Promise<PickedFile[]> {
  return Promise.all(
    files.map(async (file, at) =>
      client.pasteFile(pastedName(file, at === 0 ? stem : `${stem} (${at + 1})`), await base64(file)),
    ),
  );
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^data:[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable clipboard')));
    reader.readAsDataURL(file);
  });
}
