import CareCore

/// Bounds of the control socket, each with what happens beyond it.
enum ControlLimits {
    /// Bytes of one request; a longer one is answered with an error and closed. An import line is some 250 bytes,
    /// 450 with an address, so this holds the 14,000 devices of 2,100 beds.
    static let requestBytes = 8 * 1_024 * 1_024
    /// Bytes of one answer; the client gives up beyond it.
    static let answerBytes = 4 * 1_024 * 1_024
    /// Connections at a time; beyond it the one that has been silent longest goes, or the new one when all wait for
    /// an answer.
    static let clients = 16
    /// Connections that the system holds for us before they are accepted.
    static let backlog: Int32 = 16
    /// How long nobody is accepted after the system refused a descriptor; clients wait in the backlog meanwhile. A
    /// tenth of a second costs nothing and is not noticed at a keyboard.
    static let acceptPause = Milliseconds(100)
    /// How long a client waits for an answer: a commit takes milliseconds, a full import some seconds.
    static let answerWait = Milliseconds.seconds(60)
    /// Reasons in one refusal; the rest is told as a number.
    static let reasons = 10_000
}
