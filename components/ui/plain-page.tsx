import type { ReactNode } from "react";

type Props = { title: string; children: ReactNode };

/** One calm message in the middle of an otherwise empty page. */
export function PlainPage(props: Props) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6 py-16">
      <PlainMessage {...props} />
    </main>
  );
}

/** The same inside a page that has its frame already. */
export function PlainMessage({ title, children }: Props) {
  return (
    <>
      <h1 className="text-question">{title}</h1>
      <div className="mt-3 flex flex-col items-start gap-6 text-quiet">{children}</div>
    </>
  );
}
