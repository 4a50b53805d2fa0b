/// A moment on the listening clock at which a device's silence must be judged.
struct SilenceDeadline: Comparable {
    let due: Int64
    let device: Int32

    static func < (left: SilenceDeadline, right: SilenceDeadline) -> Bool {
        (left.due, left.device) < (right.due, right.device)
    }
}
