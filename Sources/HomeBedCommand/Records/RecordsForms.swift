import ArgumentParser
import CareCore
import CareRecords

/// `homebed records forms [FORM]`
struct RecordsForms: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms", abstract: "Lists the forms there are, or the fields of one.")

    @Argument(help: "The form whose fields are listed.")
    var form: String?

    func run() throws {
        guard let form else {
            var table = Table("FORM", "用途", "FOR")
            for form in RecordForms.all.list { table.add(form.name, form.title.zh, form.title.en) }
            return table.lines.forEach(Console.result)
        }
        let found = try RecordArgument.form(form)
        Console.result("\(found.name): \(found.title.zh), \(found.title.en)")
        var table = Table("FIELD", "名称", "", "EXPECTED")
        for column in found.columns {
            table.add(column.name, column.title, column.isRequired ? "required" : "", column.expected)
        }
        table.lines.forEach(Console.result)
    }
}
