import CareCore
import ServiceLifecycle
import Synchronization

/// Runs the delivery of notifications until the group shuts down.
///
/// One loop decides; each message on its way is a task of its own, so that a channel that hangs holds up nobody else.
package struct NotifierService: Service {
    private let notifier: Notifier
    /// When the earliest timer wakes the loop, in ms of the monotonic clock.
    private let nextTimer = TimerMark()

    package init(notifier: Notifier) { self.notifier = notifier }

    package func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for await _ in notifier.changes {
                    if notifier.isDone { break }
                    let look = notifier.look()
                    for posting in look.postings { notifier.post(posting) }
                    for delivery in look.deliveries { group.addTask { await notifier.deliver(delivery) } }
                    if let pause = look.pause, let timer = nextTimer.begin(in: pause) {
                        group.addTask {
                            try? await Task.sleep(for: .milliseconds(pause.count))
                            nextTimer.end(timer)
                            notifier.wake()
                        }
                    }
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            notifier.stop()
        }
    }
}
