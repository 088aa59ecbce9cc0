DROP TABLE form_counts;
