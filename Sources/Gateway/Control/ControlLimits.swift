import CareCore
import CareRecords

/// Bounds of the control socket, each with what happens beyond it.
enum ControlLimits {
    /// Bytes of one request; a longer one is answered with an error and closed. The longest file of records and, as
    /// long again, what names its values: 1,600 bytes a form. A line of an import of devices is some 250 bytes, 450
    /// with an address.
    static let requestBytes = 2 * RecordFile.maximumBytes
    /// Bytes of one answer; the client gives up beyond it. 1,600 for each of `reasons`.
    static let answerBytes = 16 * 1_024 * 1_024
    /// Connections at a time; beyond it the one that has been silent longest goes, or the new one when all wait for
    /// an answer.
    static let clients = 16
    /// Connections that the system holds for us before they are accepted.
    static let backlog: Int32 = 16
    /// How long nobody is accepted after the system refused a descriptor; clients wait in the backlog meanwhile. A
    /// tenth of a second costs nothing and is not noticed at a keyboard.
    static let acceptPause = Milliseconds(100)
    /// How long a client waits for an answer: a commit takes milliseconds, the longest file of records at 0.9 ms a form
    /// (`RecordRequest.longestAtOnce`) 18 s, on a machine of a third of the speed a minute.
    static let answerWait = Milliseconds.seconds(120)
    /// Reasons in one refusal; the rest is told as a number. All faults that the judge of a file tells, and its own
    /// number of the rest.
    static let reasons = RecordRequest.toldFaults + 1
}
