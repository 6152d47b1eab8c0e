{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card" aria-label="{{TITLE_OF_FORM}}">
{{>FORM}}
{{#SEND}}<div class="gh-actions gh-gap"><button class="usa-button" type="submit" form="invite-person" name="then" value="send">{{LABEL}}</button><span class="gh-soft gh-small">{{say:access.page.to_count}}</span></div>{{/SEND}}
</section>
<section class="gh-card gh-card--quiet"><h2>{{say:common.page.how_it_goes_on}}</h2><p>{{say:access.page.everybody_gets_an_email_with}}</p></section>
<p><a href="{{BACK}}">{{say:access.page.back_to_people}}</a></p>
</div>
