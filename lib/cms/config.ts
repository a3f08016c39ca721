import type { CmsConfig, Field } from '@sveltia/cms'
import { MAX_SIDE } from '../posts/picture-side'
import {
  articleEditors,
  clinicEditors,
  fieldsOf,
  glossaryEditors,
  pageEditors,
  searchWordsEditors,
} from './fields'

/** The names under which admin.ts registers its file formats. */
export const FORMAT_NAMES = { markdown: 'kept-markdown', yaml: 'kept-yaml' } as const

/**
 * The configuration of the CMS, in the format of Netlify/Decap CMS.
 *
 * @param repository `owner/name` on GitHub; undefined where nobody signs in and only local folders are edited
 * @param origin of the editor and of its sign-in
 */
export function cmsConfig(repository: string | undefined, origin: string): CmsConfig {
  return {
    load_config_file: false,
    backend: {
      name: 'github',
      repo: repository ?? 'no-repository-is-configured/website',
      base_url: origin,
      auth_endpoint: 'api/cms/auth',
      auth_methods: ['oauth'],
    },
    app_title: 'Edit the website',
    show_preview_links: false,
    media_folder: 'public/img',
    public_folder: '/img',
    media_libraries: {
      default: {
        config: {
          max_file_size: 40_000_000,
          slugify_filename: true,
          // In the editor's browser, so that the place where a photograph was taken never enters the repository.
          transformations: {
            raster_image: { format: 'webp', quality: 82, width: MAX_SIDE, height: MAX_SIDE },
          },
        },
      },
      stock_assets: false,
    },
    slug: { encoding: 'ascii', clean_accents: true, maxlength: 110 },
    output: { omit_empty_optional_fields: true },
    collections: [
      {
        name: 'articles',
        label: 'Articles',
        label_singular: 'Article',
        folder: 'content/articles',
        slug: '{{year}}-{{month}}-{{day}}-{{slug}}',
        create: true,
        format: FORMAT_NAMES.markdown,
        summary: "{{title}}{{draft | ternary(' (draft)', '')}}",
        thumbnail: false,
        sortable_fields: {
          fields: ['date', 'title', 'nextreview'],
          default: { field: 'date', direction: 'descending' },
        },
        view_filters: [{ label: 'Drafts', field: 'draft', pattern: true }],
        fields: [...fieldsOf(articleEditors), body],
      },
      {
        name: 'pages',
        label: 'Pages',
        label_singular: 'Page',
        folder: 'content/pages',
        slug: '{{slug}}',
        create: true,
        format: FORMAT_NAMES.markdown,
        fields: [...fieldsOf(pageEditors), body],
      },
      {
        name: 'facts',
        label: 'Clinic',
        // Data, not text: there is nothing to preview.
        editor: { preview: false },
        files: [
          {
            name: 'clinic',
            label: 'Clinic details',
            file: 'content/clinic.yaml',
            format: FORMAT_NAMES.yaml,
            fields: fieldsOf(clinicEditors),
          },
          {
            name: 'glossary',
            label: 'Glossary',
            file: 'content/glossary.yaml',
            format: FORMAT_NAMES.yaml,
            fields: fieldsOf(glossaryEditors),
          },
          {
            name: 'search-words',
            label: 'Search words',
            file: 'content/search-words.yaml',
            format: FORMAT_NAMES.yaml,
            fields: fieldsOf(searchWordsEditors),
          },
        ],
      },
    ],
  }
}

const body: Field = {
  name: 'body',
  label: 'Text',
  hint: 'Put a number such as [1] beside each claim, and the source under “References”.',
  widget: 'markdown',
  // Rich text is a click away. It is not what opens, because it rewrites the whole text as soon as it is shown, and in
  // Sveltia 0.221 damages a table with aligned columns, or with `\|` in a cell, even if nobody touched it.
  modes: ['raw', 'rich_text'],
}
