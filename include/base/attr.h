/* SPDX-License-Identifier: MIT */
/* Compiler attributes, spelled once. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#if defined(__GNUC__)
#define MUST_USE        __attribute__((warn_unused_result))
#define PRINTF(fmt, va) __attribute__((format(printf, fmt, va)))
#define NORETURN        __attribute__((noreturn))
/* The function returns another wording of a format, with the same directives. */
#define FORMAT_ARG(fmt) __attribute__((format_arg(fmt)))
#else
#define MUST_USE
#define PRINTF(fmt, va)
#define NORETURN
#define FORMAT_ARG(fmt)
#endif

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

#endif
