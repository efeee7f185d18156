using static KubectlIcr.Kubelet.PullCause;

namespace KubectlIcr.Kubelet;

/// <summary>The registry answered, but what it sent can't be run, understood or unpacked.</summary>
internal static class ContentPatterns
{
    public static readonly IReadOnlyList<PullPattern> All =
    [
        new(PlatformMismatch, "no match for platform", "no matching manifest for", "no image found in image index for architecture",
            "no image found in manifest list for architecture", "cannot be used on this platform", "does not match the specified platform",
            "no supported platform", "no matching platform", "exec format error", "does not provide the specified platform", "is incompatible with a ", "choosing image instance"),

        // The image is sound: the node's user namespaces, its file system or its disk refuse it.
        new(Other, "lchown", "insufficient UIDs", "convert whiteout file", "unshare:", "mount namespace", "cannot be mapped to a host ID",
            "too many open files", "read-only file system", "input/output error", "cannot allocate memory"),
        new(Other, "operation not permitted", "permission denied") { And = "layer" },

        new(ManifestUnsupported, "schema 1", "schema1", "distribution.manifest.v1", "prettyjws", "unsupported manifest", "unsupported media type",
            "unsupported MIME", "unsupported mediaType",
            "unsupported image-specific operation on artifact", "unknown media type", "unexpected media type", "invalid media type", "mediaType in manifest",
            "not implemented: media type", "unsupported layer", "unsupported schema version", "manifest invalid", "MANIFEST_INVALID", "is not a container image",
            "unsupported docker v1", "invalid mixed OCI image", "unsupported config", "unsupported compression", "invalid manifest", "no config found",
            "no processor for media-type", "invalid rootfs in image configuration", "missing signature key", "Encountered remote", "does not support OCI"),

        new(CorruptContent, "could not fetch content descriptor", "blob unknown", "BLOB_UNKNOWN", "unknown blob")
        { Or = [NotFoundTag], Detail = PullDetail.MissingPart },
        // The manifest was served before; what it lists was not.
        new(CorruptContent, "/blobs", "failed open: ", "fetching blob", "reading blob") { Status = [404], Detail = PullDetail.MissingPart },
        new(CorruptContent, "failed open: content at ") { And = "not found", Detail = PullDetail.MissingPart },
        new(CorruptContent, "copying system image from manifest list", "reading image from manifest list")
        { And = "manifest unknown", Detail = PullDetail.MissingPart },
        new(CorruptContent, "failed size validation", "unexpected commit digest", "verification failed for digest", "digest verification failed",
            "digest did not match", "does not match provided manifest digest", "content size of zero", "failed to commit snapshot",
            "does not match digest", "does not match expected", "failed precondition", "blob not found", "content digest", "mismatched image rootfs",
            "layers from manifest don't match", "error decompressing", "gzip: invalid", "zlib: invalid", "zstd: ", "flate: corrupt",
            "invalid tar header", "magic number mismatch",
            "wrong diff id", "wrong diffID", "failed to extract layer", "failed to register layer", "failed to unpack image", "parent snapshot", "extraction snapshot",
            "reader from content store", "layer not known", "error creating layer", "error reading layer", "creating overlay mount",
            "image not known", "failed commit on ref", "commit failed", "unpigz", "corrupt", "failed to verify certificate chain of layer"),
        new(ConnectTimeout, "unexpected EOF") { Or = [CorruptContent, NetworkRestricted], Detail = PullDetail.CutOff },
    ];
}
