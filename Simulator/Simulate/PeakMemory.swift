import Foundation

/// How much of the machine's memory this process has used at most.
enum PeakMemory {
    /// In MB of 1,000,000 bytes, as the kernel counts it; 0 where it does not tell.
    static var megabytes: Int {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return Int(usage.ru_maxrss) * 1_024 / 1_000_000
    }
}
