import type { ReactNode } from "react";

type Props = {
  title: string;
  /** Quiet words on the title's line: a date, a count. */
  detail?: ReactNode;
  /** A small outlined fact beside the title, such as the confidences policy. */
  tag?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, detail, tag, actions }: Props) {
  return (
    <header className="mb-7 flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-4.5 gap-y-1.5">
        <h1 className="text-title">{title}</h1>
        {detail ? <p className="text-quiet">{detail}</p> : null}
        {tag ? (
          <p className="self-center rounded-[1rem] border border-hairline px-3 py-0.5 text-caption text-quiet">
            {tag}
          </p>
        ) : null}
      </div>
      {actions ? (
        <div data-chrome className="flex flex-wrap gap-2.5">
          {actions}
        </div>
      ) : null}
    </header>
  );
}
