import Glibc
import Synchronization

/// Ctrl-C and SIGTERM: the first ends the story in order, the second ends the program.
enum StopSignal {
    private static let count = Atomic(0)

    static var isRaised: Bool { count.load(ordering: .relaxed) > 0 }

    static func watch() {
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in
                if StopSignal.count.add(1, ordering: .relaxed).oldValue > 0 { _exit(130) }
            }
        }
    }
}
