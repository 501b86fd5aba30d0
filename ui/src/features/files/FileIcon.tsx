// The icon of a file, by the end of its name.
import {
  File,
  FileArchive,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileVideoCamera,
  Mail,
  PenTool,
  Presentation,
  type LucideIcon,
} from 'lucide-react';

import { type FileKind, fileKind } from './fileKind';

import css from './FileIcon.module.css';

const icons: Record<FileKind, LucideIcon> = {
  image: FileImage,
  document: FileText,
  spreadsheet: FileSpreadsheet,
  slides: Presentation,
  pdf: FileText,
  archive: FileArchive,
  video: FileVideoCamera,
  audio: FileMusic,
  text: FileText,
  drawing: PenTool,
  mail: Mail,
  other: File,
};

export function FileIcon({ name, size = 20 }: { name: string | null; size?: number }) {
  const kind = fileKind(name);
  const Icon = icons[kind];
  return <Icon aria-hidden className={css.icon} data-kind={kind} size={size} />;
}
