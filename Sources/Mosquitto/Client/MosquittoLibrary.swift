internal import CMosquitto
internal import Glibc

/// What libmosquitto needs once in a process. It also ignores SIGPIPE, as `mosquitto_new` does each time.
enum MosquittoLibrary {
    /// A descriptor of /dev/null, which takes the place of a connection that is cut. Open for the life of the process:
    /// cutting must not fail for want of a descriptor.
    static let nowhere: Int32 = open("/dev/null", O_RDWR | O_CLOEXEC)

    private static let initialized: Int32 = mosquitto_lib_init()

    static func initialize() throws(MosquittoError) {
        if initialized != 0 { throw .library("mosquitto_lib_init", code: initialized) }
        if nowhere < 0 { throw .file("/dev/null", String(cString: strerror(errno))) }
    }
}
