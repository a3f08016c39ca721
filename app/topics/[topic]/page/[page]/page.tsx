import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TopicPage, topicMetadata } from '@/app/topics/topic-page'
import { laterPages, parsePage } from '@/lib/pagination'
import { getTopic, getTopics } from '@/lib/posts'

type Props = PageProps<'/topics/[topic]/page/[page]'>

export const dynamicParams = false

export async function generateStaticParams() {
  const topics = await getTopics()
  return topics.flatMap(({ slug, posts }) => laterPages(posts.length).map((page) => ({ topic: slug, page })))
}

async function load({ params }: Props) {
  const { topic: slug, page: number } = await params
  const topic = (await getTopic(slug)) ?? notFound()
  return { topic, page: parsePage(number, topic.posts.length) ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { topic, page } = await load(props)
  return topicMetadata(topic, page)
}

export default async function LaterTopicPage(props: Props) {
  return <TopicPage {...(await load(props))} />
}
