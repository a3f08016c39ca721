import type { Metadata } from 'next'
import { ArticlesPage, articlesMetadata } from '@/app/articles/articles-page'

export function generateMetadata(): Promise<Metadata> {
  return articlesMetadata(1)
}

export default function FirstArticlesPage() {
  return <ArticlesPage page={1} />
}
