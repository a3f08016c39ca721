/**
 * The GitHub repository of the content, `owner/name`: CMS_REPOSITORY, or else the one that Vercel builds from.
 *
 * @returns undefined if neither is known
 */
export function contentRepository(): string | undefined {
  const { CMS_REPOSITORY, VERCEL_GIT_PROVIDER, VERCEL_GIT_REPO_OWNER, VERCEL_GIT_REPO_SLUG } = process.env
  if (CMS_REPOSITORY) return CMS_REPOSITORY
  if (VERCEL_GIT_PROVIDER === 'github' && VERCEL_GIT_REPO_OWNER && VERCEL_GIT_REPO_SLUG)
    return `${VERCEL_GIT_REPO_OWNER}/${VERCEL_GIT_REPO_SLUG}`
  return undefined
}
