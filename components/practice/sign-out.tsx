"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";

/** The way out, on every page of the desk. */
export function SignOut({ action }: { action: FormAction<never> }) {
  return <ActionForm action={action} submit="Sign out" kind="quiet" className="md:-ml-4.25" />;
}
