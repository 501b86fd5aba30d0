// The Files page of a project or of a client: folders in folders, files, what is on its way.
export { FilesPage, type FilesPageProps } from './FilesPage';
