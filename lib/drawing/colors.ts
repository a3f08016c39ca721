/**
 * The colours needed outside the stylesheets: a browser's frame takes its colour from the page's head, and a picture for
 * sharing has no stylesheet. app/theme.css and app/cover.css define the same ones for pages; a test keeps them in step.
 */
export const colors = {
  light: { paper: '#fbfaf5', surface: '#ffffff', ink: '#14211d', soft: '#3d4c46' },
  dark: { paper: '#0f1714' },
} as const

/** The four sets of colours of a drawn cover in the light scheme, indexed by its tint. */
export const coverTints = [
  { ground: '#dbe9e1', cell: '#76aa97', nucleus: '#0b5041' },
  { ground: '#f2e3d5', cell: '#d9a47f', nucleus: '#7d3f1c' },
  { ground: '#e1e6f0', cell: '#8ca3c9', nucleus: '#28406e' },
  { ground: '#f1e0e2', cell: '#cf97a0', nucleus: '#762f41' },
] as const

/** Opacities of the cells of a drawn cover, from faint to full, and the stroke width of their nuclei. */
export const coverStrokes = { tones: [0.28, 0.5, 0.85], nucleus: 1.75 } as const
