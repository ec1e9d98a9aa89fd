/* SPDX-License-Identifier: MIT */
/* Says what an errno means, in the language of the user: those that files, processes and
 * connections have. */
#include "lang/errno_text.h"

#include <errno.h>

#include "base/attr.h"

static const struct {
	int error;
	const char *text;
} texts[] = {
    {EPERM, N_("Operation not permitted")},
    {ENOENT, N_("No such file or directory")},
    {EINTR, N_("Interrupted system call")},
    {EIO, N_("Input/output error")},
    {ENXIO, N_("No such device or address")},
    {E2BIG, N_("Argument list too long")},
    {ENOEXEC, N_("Exec format error")},
    {EBADF, N_("Bad file descriptor")},
    {ECHILD, N_("No child processes")},
    {EAGAIN, N_("Resource temporarily unavailable")},
    {ENOMEM, N_("Cannot allocate memory")},
    {EACCES, N_("Permission denied")},
    {EBUSY, N_("Device or resource busy")},
    {EEXIST, N_("File exists")},
    {EXDEV, N_("Invalid cross-device link")},
    {ENODEV, N_("No such device")},
    {ENOTDIR, N_("Not a directory")},
    {EISDIR, N_("Is a directory")},
    {EINVAL, N_("Invalid argument")},
    {ENFILE, N_("Too many open files in system")},
    {EMFILE, N_("Too many open files")},
    {ENOTTY, N_("Inappropriate ioctl for device")},
    {ETXTBSY, N_("Text file busy")},
    {EFBIG, N_("File too large")},
    {ENOSPC, N_("No space left on device")},
    {ESPIPE, N_("Illegal seek")},
    {EROFS, N_("Read-only file system")},
    {EMLINK, N_("Too many links")},
    {EPIPE, N_("Broken pipe")},
    {ENAMETOOLONG, N_("File name too long")},
    {ENOLCK, N_("No locks available")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {EOVERFLOW, N_("Value too large for defined data type")},
    {ENOTSUP, N_("Operation not supported")},
    {EADDRINUSE, N_("Address already in use")},
    {EADDRNOTAVAIL, N_("Cannot assign requested address")},
    {ENETDOWN, N_("Network is down")},
    {ENETUNREACH, N_("Network is unreachable")},
    {ECONNABORTED, N_("Software caused connection abort")},
    {ECONNRESET, N_("Connection reset by peer")},
    {ENOTCONN, N_("Transport endpoint is not connected")},
    {ETIMEDOUT, N_("Connection timed out")},
    {ECONNREFUSED, N_("Connection refused")},
    {EHOSTUNREACH, N_("No route to host")},
    {EDQUOT, N_("Disk quota exceeded")},
    {ESTALE, N_("Stale file handle")},
};

const char *lang_errno(const struct catalog *lang, int error, const char *otherwise)
{
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		if (texts[i].error == error)
			return lang_text(lang, texts[i].text);
	return otherwise;
}

int lang_errno_at(size_t i)
{
	return i < COUNT_OF(texts) ? texts[i].error : 0;
}
