import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonProps, buttonLook } from "./button";

/** A link that looks like a button. Apart from `Button`, whose pages need no router's script. */
export function ButtonLink({
  kind = "secondary",
  size = "desk",
  className,
  ...rest
}: ButtonProps & ComponentProps<typeof Link>) {
  return <Link className={buttonLook(kind, size, className)} {...rest} />;
}
