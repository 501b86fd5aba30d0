// What a file is, by the end of its name: decides the icon and the spoken kind, nothing else.

export type FileKind =
  | 'image'
  | 'document'
  | 'spreadsheet'
  | 'slides'
  | 'pdf'
  | 'archive'
  | 'video'
  | 'audio'
  | 'text'
  | 'drawing'
  | 'mail'
  | 'other';

const ENDINGS: Record<Exclude<FileKind, 'other'>, readonly string[]> = {
  image: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp', 'tif', 'tiff', 'heic', 'svg', 'avif'],
  document: ['doc', 'docx', 'odt', 'rtf', 'pages'],
  spreadsheet: ['xls', 'xlsx', 'xlsm', 'ods', 'csv', 'tsv', 'numbers'],
  slides: ['ppt', 'pptx', 'odp', 'key'],
  pdf: ['pdf'],
  archive: ['zip', 'rar', '7z', 'gz', 'tgz', 'tar', 'bz2', 'xz'],
  video: ['mp4', 'mov', 'avi', 'mkv', 'webm', 'm4v'],
  audio: ['mp3', 'wav', 'm4a', 'ogg', 'flac', 'aac'],
  text: ['txt', 'md', 'log', 'json', 'xml', 'html', 'yml', 'yaml'],
  drawing: ['dwg', 'dxf', 'psd', 'ai', 'indd', 'fig', 'sketch'],
  mail: ['eml', 'msg'],
};

const KIND_OF = new Map<string, FileKind>(
  Object.entries(ENDINGS).flatMap(([kind, endings]) => endings.map((ending) => [ending, kind as FileKind] as const)),
);

/** The kind of a file; `other` for a name that is missing or says nothing. */
export function fileKind(name: string | null): FileKind {
  return KIND_OF.get(extension(name)) ?? 'other';
}

/** Lower-case letters after the last dot, by no language's rules ("INFO.TIF" is a picture in Turkish too). */
export function extension(name: string | null): string {
  const dot = name?.lastIndexOf('.') ?? -1;
  if (name === null || dot <= 0) return '';
  return name.slice(dot + 1).toLowerCase();
}
