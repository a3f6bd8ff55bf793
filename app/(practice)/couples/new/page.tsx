import type { Metadata } from "next";
import { currentTherapist } from "@/app/(practice)/therapist";
import { CoupleForm } from "@/components/couple/couple-form";
import { PageHeader } from "@/components/ui/page-header";
import { add } from "../actions";

export const metadata: Metadata = { title: "Add couple" };

export default async function NewCouplePage() {
  await currentTherapist();
  return (
    <>
      <PageHeader title="Add couple" />
      <CoupleForm action={add} submit="Add couple" />
    </>
  );
}
