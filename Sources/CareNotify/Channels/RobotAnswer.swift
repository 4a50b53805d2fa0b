import CareCore

/// The answer of a chat robot: `errcode` in a 200 answer says whether the message was taken.
enum RobotAnswer {
    /// What the answer means; after a code in `passing` another attempt may succeed, not before its time.
    static func result(_ answer: HTTPAnswer, passing: [String: Milliseconds]) -> DeliveryResult {
        if let refusal = answer.refusal { return refusal }
        guard let code = AnswerField.text("errcode", in: answer.body) else {
            return .temporary("expected an answer with errcode, found none", after: nil)
        }
        if code == "0" { return .delivered(providerID: "") }
        let words = "errcode \(code): \(AnswerField.text("errmsg", in: answer.body)?.prefix(120) ?? "")"
        if let pause = passing[code] { return .temporary(words, after: pause) }
        return .permanent(words)
    }
}
