export type FailedPage = { error: Error & { digest?: string }; reset: () => void };

/** That a page failed on our side, and the id by which the log knows the request. */
export function FailedRequest({ error }: Pick<FailedPage, "error">) {
  return (
    <>
      <p>Something went wrong on our side. What was saved before is still saved.</p>
      {error.digest && (
        <p>Whoever runs this server finds it in the log as request {error.digest}.</p>
      )}
    </>
  );
}
