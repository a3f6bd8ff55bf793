import type { ComponentProps, ReactNode } from "react";

type TableProps = { caption: string; captionVisible?: boolean; children: ReactNode };

/** A real table; wide ones scroll within their own frame. */
// What scrolls must be reachable by keyboard, hence the tab stop.
export function Table({ caption, captionVisible = false, children }: TableProps) {
  return (
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      {/* A word is not broken for a narrow column: the frame scrolls. */}
      <table className="w-full border-collapse text-left tabular-nums [overflow-wrap:normal]">
        <caption className={captionVisible ? "pb-2 text-left text-caption text-quiet" : "sr-only"}>
          {caption}
        </caption>
        {children}
      </table>
    </section>
  );
}

export function Th({ className = "", scope = "col", ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope={scope}
      className={`border-hairline border-b px-2.5 py-2 font-medium text-quiet first:pl-0 ${scope === "row" ? "align-top" : "align-bottom text-small"} ${className}`}
      {...rest}
    />
  );
}

export function Td({ className = "", ...rest }: ComponentProps<"td">) {
  return (
    <td
      className={`border-hairline border-b px-2.5 py-2 align-top first:pl-0 ${className}`}
      {...rest}
    />
  );
}
