import { describeError } from '../describe-error'

/**
 * The GitHub repository of the content, `owner/name`: CMS_REPOSITORY, or else the one that Vercel builds from.
 *
 * @returns undefined if neither is known
 * @throws Error when CMS_REPOSITORY has another form
 */
export function contentRepository(): string | undefined {
  const { CMS_REPOSITORY, VERCEL_GIT_PROVIDER, VERCEL_GIT_REPO_OWNER, VERCEL_GIT_REPO_SLUG } = process.env
  if (CMS_REPOSITORY) {
    if (/^[\w.-]+\/[\w.-]+$/.test(CMS_REPOSITORY)) return CMS_REPOSITORY
    throw new Error(`CMS_REPOSITORY is "${CMS_REPOSITORY}"; write owner/name, for instance clinic/website`)
  }
  if (VERCEL_GIT_PROVIDER === 'github' && VERCEL_GIT_REPO_OWNER && VERCEL_GIT_REPO_SLUG)
    return `${VERCEL_GIT_REPO_OWNER}/${VERCEL_GIT_REPO_SLUG}`
  return undefined
}

/** Why the editor can't be built in this environment; undefined when it can. */
export function repositoryProblem(): string | undefined {
  try {
    contentRepository()
    return undefined
  } catch (error) {
    return describeError(error)
  }
}
