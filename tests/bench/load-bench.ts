import autocannon from 'autocannon'

/** How a server did under load; latency in ms. */
export type LoadResult = { requestsPerSecond: number; latencyP99: number; failed: number }

/** Requests one page over 200 concurrent connections for this many seconds. */
export async function measureLoad(url: string, seconds: number): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections: 200,
    duration: seconds,
    headers: { 'accept-encoding': 'gzip' },
  })
  return {
    requestsPerSecond: result.requests.average,
    latencyP99: result.latency.p99,
    failed: result.errors + result.timeouts + result.non2xx,
  }
}
