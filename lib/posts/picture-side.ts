/** Longest side of a picture that is published, in pixels: twice what the widest place on a page takes. */
export const MAX_SIDE = 2400
