// The project tree and what hangs on it: favourites, recent ones, "Show My Projects", search.
export { FavouriteButton } from './FavouriteButton';
export { ProjectsNav } from './ProjectsNav';
export { firstProject, useProjects } from './useProjects';
export { opened } from './opened';
