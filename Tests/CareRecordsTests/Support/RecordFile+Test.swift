import CareRecords

extension RecordFile {
    /// Reads a file with the system's table of GB18030.
    init(_ bytes: [UInt8], for form: RecordForm) { self.init(bytes, for: form, decodeGB18030: GB18030.text) }

    /// Reads a text in UTF-8.
    init(_ text: String, for form: RecordForm) { self.init(Array(text.utf8), for: form) }

    /// The faults as people see them.
    var told: [String] { faults.map { $0.text(in: "f.csv") } }
}
