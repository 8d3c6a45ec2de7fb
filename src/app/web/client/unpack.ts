/** Stands for `pako`, of which the reader of TIFF asks nothing else. */
export { inflateSync as inflateRaw } from 'fflate';
