// The bottom of the frame: transfers, how fresh everything is, and the changes that wait or were refused.
export { StatusLine } from './StatusLine';
export { useAgo } from './useAgo';
