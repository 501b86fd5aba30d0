// The organization's clients: a list that searches, and one of them with all that is known.
export { ClientsPage } from './later';
export type { ClientsPageProps } from './ClientsPage';
export type { ClientPart } from './detail/ClientDetail';
export { useClientCount } from './useClients';
