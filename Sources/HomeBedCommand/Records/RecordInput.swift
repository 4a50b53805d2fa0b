import CareRecords

/// A file of records that a person named.
enum RecordInput {
    /// Reads the file, or standard input for `-`, for a form.
    /// - Throws: `CommandFailure` with everything that is wrong with it.
    static func read(_ file: String, for form: RecordForm) throws -> RecordFile {
        let bytes = try InputFile.read(file, atMost: RecordFile.maximumBytes)
        let parsed = RecordFile(bytes, for: form, decodeGB18030: InputFile.gb18030)
        try CommandFailure.check(parsed.faults, in: file)
        return parsed
    }

    /// The values of its lines.
    static func rows(_ file: String, for form: RecordForm) throws -> [RecordRow] {
        try read(file, for: form).lines.map(\.row)
    }
}
