import type { ComponentProps } from "react";

/** `choice` stands beside others of its kind, none of them larger or darker than the rest. */
export type ButtonKind = "primary" | "secondary" | "choice" | "quiet";
/** `desk` for the therapist's work surface, `room` for the partner's one thing per screen. */
export type ButtonSize = "desk" | "room";

const KIND: Record<ButtonKind, string> = {
  primary: "border-ink bg-ink text-paper hover:bg-ink/90",
  secondary: "border-hairline bg-sheet text-ink hover:border-edge hover:bg-wash",
  choice: "border-edge bg-paper text-ink hover:border-ink",
  quiet: "border-transparent bg-transparent text-quiet hover:bg-wash hover:text-ink",
};

const SIZE: Record<ButtonSize, string> = {
  desk: "min-h-9.5 px-4 py-1.5 text-caption pointer-coarse:min-h-11",
  room: "min-h-13 w-full px-5 py-3 text-base",
};

const BASE =
  "inline-flex items-center justify-center gap-2 rounded border text-center font-medium transition-colors disabled:opacity-55 aria-disabled:opacity-55 print:hidden";

/** How a button looks, for whatever else should look like one. */
export function buttonLook(kind: ButtonKind, size: ButtonSize, className = "") {
  return `${BASE} ${KIND[kind]} ${SIZE[size]} ${className}`;
}

export type ButtonProps = { kind?: ButtonKind; size?: ButtonSize };

export function Button({
  kind = "secondary",
  size = "desk",
  className,
  type = "button",
  ...rest
}: ButtonProps & ComponentProps<"button">) {
  return <button type={type} className={buttonLook(kind, size, className)} {...rest} />;
}
