import Glibc

/// The bound on open files of this process.
enum FileDescriptors {
    /// Raises the bound so that every household of so many beds can connect.
    static func raiseLimit(for beds: Int) throws {
        // libmosquitto holds three descriptors a connection.
        let wanted = rlim_t(beds * 3 + 128)
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        if limit.rlim_cur >= wanted { return }
        guard limit.rlim_max >= wanted else {
            throw FleetError("\(beds) beds need \(wanted) open files; only \(limit.rlim_max) are allowed (ulimit -Hn)")
        }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
