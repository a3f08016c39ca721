import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TopicPage, topicMetadata } from '@/app/topics/topic-page'
import { getTopic, getTopics } from '@/lib/posts'

type Props = PageProps<'/topics/[topic]'>

export const dynamicParams = false

export async function generateStaticParams() {
  return (await getTopics()).map(({ slug }) => ({ topic: slug }))
}

async function load({ params }: Props) {
  return (await getTopic((await params).topic)) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return topicMetadata(await load(props), 1)
}

export default async function FirstTopicPage(props: Props) {
  return <TopicPage topic={await load(props)} page={1} />
}
