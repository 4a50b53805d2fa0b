/// A part of something of which there is only so much, such as a place in the live feed: given back when the value is
/// let go, whatever became of the answer.
final class HeldRoom: Sendable {
    private let giveBack: @Sendable () -> Void

    init(giveBack: @escaping @Sendable () -> Void) { self.giveBack = giveBack }

    deinit { giveBack() }
}
