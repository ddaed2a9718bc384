using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SkinAdvisorBot.Host.Storage.Migrations
{
    /// <inheritdoc />
    public partial class OptOutLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "opt_out_entry",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opt_out_entry", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_opt_out_entry_message_id",
                table: "opt_out_entry",
                column: "message_id",
                unique: true,
                filter: "message_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opt_out_entry_number_hash_key",
                table: "opt_out_entry",
                columns: new[] { "number_hash", "key" });

            // The old table was written when a provider refused a text.
            migrationBuilder.Sql(
                """
                INSERT INTO opt_out_entry (number_hash, at_unix_ms, kind, words, source)
                SELECT number_hash, at_unix_ms, 'Out', '', 'Provider' FROM opt_out ORDER BY at_unix_ms
                """);

            migrationBuilder.DropTable(
                name: "opt_out");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "opt_out",
                columns: table => new
                {
                    number_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at_unix_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opt_out", x => x.number_hash);
                });

            migrationBuilder.Sql(
                """
                INSERT INTO opt_out (number_hash, at_unix_ms)
                SELECT number_hash, at_unix_ms FROM opt_out_entry
                WHERE kind = 'Out' AND key IN (SELECT max(key) FROM opt_out_entry GROUP BY number_hash)
                """);

            migrationBuilder.DropTable(
                name: "opt_out_entry");
        }
    }
}
