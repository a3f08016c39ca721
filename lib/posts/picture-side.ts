/** Longest side of a published picture, in pixels: twice the widest place on a page. */
export const MAX_SIDE = 2400
